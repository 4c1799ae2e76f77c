import { encode } from 'uqr';

/** Light modules around it: readers need four. */
const QUIET_ZONE = 4;

/** A QR code to be drawn: its modules, and the dark ones as a path. */
export interface QrCodeDrawing {
  size: number;
  path: string;
}

/** Draws a QR code, with its quiet zone. The text does not leave the page. */
export function drawQrCode(text: string): QrCodeDrawing {
  const { data, size } = encode(text, { ecc: 'L', border: QUIET_ZONE });
  const rows = data.map((row, y) => drawRow(row, y));
  return { size, path: rows.join('') };
}

/** One rectangle for each run of dark modules. */
function drawRow(row: boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x++) {
    const start = x;
    while (row[x]) x++;
    if (x > start) path += `M${start} ${y}h${x - start}v1H${start}z`;
  }
  return path;
}
