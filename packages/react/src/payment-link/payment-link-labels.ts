/** Every word that `PhoenixPaymentLink` shows or says. */
export interface PaymentLinkLabels {
  /** The name of the whole. */
  linkTitle: string;
  /** `{time}` is what is made of `linkHours` and `linkMinutes`. */
  linkTimeLeft: string;
  linkHours: string;
  linkMinutes: string;
  linkExpired: string;
  /** An order was made through it, paid or not. */
  linkConsumed: string;
  /** It has no address, or none that may be a link. */
  linkInvalid: string;
  /** Names the field of `showUrl`. */
  linkUrl: string;
  copyLink: string;
  linkCopied: string;
  linkNotCopied: string;
  shareLink: string;
  linkNotShared: string;
  showQrCode: string;
  hideQrCode: string;
  /** What a screen reader says of the QR code. */
  qrCode: string;
  noQrCode: string;
}

export const defaultPaymentLinkLabels: PaymentLinkLabels = {
  linkTitle: 'Payment link',
  linkTimeLeft: 'Valid for {time}',
  linkHours: '{n} h',
  linkMinutes: '{n} min',
  linkExpired: 'This payment link has expired.',
  linkConsumed: 'This payment link has been used.',
  linkInvalid: 'This payment link cannot be shown.',
  linkUrl: 'Address',
  copyLink: 'Copy link',
  linkCopied: 'Copied.',
  linkNotCopied: 'The browser does not allow copying.',
  shareLink: 'Share',
  linkNotShared: 'Sharing did not work.',
  showQrCode: 'Show QR code',
  hideQrCode: 'Hide QR code',
  qrCode: 'QR code of the payment link',
  noQrCode: 'The QR code could not be loaded.',
};
