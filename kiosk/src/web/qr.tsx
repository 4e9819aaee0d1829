import QRCode from 'qrcode';

/** A QR code drawn here, in the page: nothing is fetched for it. */
export function Qr({ content }: { content: string }) {
  const { data, size } = QRCode.create(content, { errorCorrectionLevel: 'M' }).modules;
  const dark = Array.from(data, (on, at) => (on ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : ''));
  // Four modules of white on each side, without which phones do not find it.
  return (
    <svg class="qr" viewBox={`-4 -4 ${size + 8} ${size + 8}`} role="img" aria-label="QR">
      <path d={dark.join('')} />
    </svg>
  );
}
