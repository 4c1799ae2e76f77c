'use client';

import * as React from 'react';
import { Words } from '../component/index.js';
import type { PaymentLinkLabels } from './payment-link-labels.js';
import type { QrCodeDrawing } from './qr-code-drawing.js';

export interface QrCodeProps {
  url: string;
  labels: PaymentLinkLabels;
}

/** A QR code, whose library is loaded when it is shown first. */
export function QrCode({ url, labels }: QrCodeProps) {
  const [drawing, setDrawing] = React.useState<QrCodeDrawing | 'failed'>();

  React.useEffect(() => {
    let isWanted = true;
    const draw = async () => {
      const { drawQrCode } = await import('./qr-code-drawing.js');
      return drawQrCode(url);
    };
    draw().then(
      (drawn) => isWanted && setDrawing(drawn),
      () => isWanted && setDrawing('failed'),
    );
    return () => {
      isWanted = false;
    };
  }, [url]);

  if (drawing === 'failed') {
    return (
      <p className="phoenix-payment-link-note" role="alert">
        <Words>{labels.noQrCode}</Words>
      </p>
    );
  }
  const { size = 1, path = '' } = drawing ?? {};
  return (
    <svg
      className="phoenix-payment-link-qr-code"
      role="img"
      aria-label={labels.qrCode}
      aria-busy={!drawing}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
