import { create } from 'qrcode';

/** The modules of a QR code, row by row; 1 is black. */
export interface QrMatrix {
  readonly size: number;
  readonly modules: Uint8Array;
}

/** The code for these bytes, or null if there are none, or more than a code can hold: then a printer prints nothing. */
export function qrMatrix(data: Uint8Array, level: 'L' | 'M' | 'Q' | 'H'): QrMatrix | null {
  if (data.length === 0) return null;
  try {
    const { size, data: modules } = create([{ data, mode: 'byte' }], { errorCorrectionLevel: level }).modules;
    return { size, modules };
  } catch {
    return null;
  }
}
