import type { CheckoutLabels } from '@phoenix-checkout/react';

export const germanLabels: CheckoutLabels = {
  title: 'Zahlung mit Phoenix',
  loading: 'Die Kasse wird geladen …',
  succeeded: 'Die Zahlung ist abgeschlossen.',
  failed: 'Die Zahlung ist fehlgeschlagen.',
  cancelled: 'Zahlung abgebrochen.',
  done: 'Alles erledigt.',
  error: 'Die Kasse kann nicht angezeigt werden.',
  errors: {
    invalid_address: 'Bitte prüfen Sie die Wallet-Adresse: Sie ist nicht gültig.',
    invalid_amount: 'Bitte prüfen Sie den Betrag: Er ist nicht gültig.',
    token_unauthorized: 'Bitte melden Sie sich an, um zu zahlen.',
    token_unavailable: 'Der Zahlungsdienst ist gerade nicht erreichbar.',
    frame_load_timeout: 'Die Kasse braucht lange zum Laden.',
    offline: 'Sie sind offline.',
  },
  heldBack: 'Ihre Änderung gilt nach dieser Zahlung.',
  retry: 'Noch einmal versuchen',
  startAgain: 'Neu beginnen',
  openInNewTab: 'Nichts zu sehen? In neuem Tab öffnen',
  close: 'Schließen',
  closeQuestion: 'Ihre Bestellung ist noch offen.',
  keepPaying: 'Weiter zahlen',
  closeAnyway: 'Trotzdem schließen',
};
