/** Sound of one channel. */
export interface Sound {
  /** Samples a second. */
  readonly rate: number;
  readonly samples: Int16Array;
}

const headerBytes = 44;
const bytesPerSample = 2;
const pcm = 1;

/** Writes sound as a WAV file: PCM, 16 bits, one channel. */
export function writeWav({ rate, samples }: Sound): Uint8Array {
  const bytes = new Uint8Array(headerBytes + samples.length * bytesPerSample);
  const view = new DataView(bytes.buffer);
  const dataBytes = samples.length * bytesPerSample;
  writeTag(bytes, 0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  writeTag(bytes, 8, 'WAVE');
  writeTag(bytes, 12, 'fmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, pcm, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * bytesPerSample, true);
  view.setUint16(32, bytesPerSample, true);
  view.setUint16(34, bytesPerSample * 8, true);
  writeTag(bytes, 36, 'data');
  view.setUint32(40, dataBytes, true);
  for (const [at, sample] of samples.entries())
    view.setInt16(headerBytes + at * bytesPerSample, sample, true);
  return bytes;
}

/** Reads a WAV file; null unless it is PCM with 16 bits and one channel. A length of its data that is not so is cut. */
export function readWav(bytes: Uint8Array): Sound | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < headerBytes || tagAt(bytes, 0) !== 'RIFF' || tagAt(bytes, 8) !== 'WAVE') return null;
  let rate: number | null = null;
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = view.getUint32(at + 4, true);
    const body = at + 8;
    if (tagAt(bytes, at) === 'fmt ') {
      if (body + 16 > bytes.length || !isPlain(view, body)) return null;
      rate = view.getUint32(body + 4, true);
    }
    if (tagAt(bytes, at) === 'data') {
      const end = Math.min(body + length, bytes.length);
      return rate === null ? null : { rate, samples: samplesIn(view, body, end) };
    }
    at = body + length + (length % 2);
  }
  return null;
}

function isPlain(view: DataView, format: number): boolean {
  return (
    view.getUint16(format, true) === pcm &&
    view.getUint16(format + 2, true) === 1 &&
    view.getUint16(format + 14, true) === bytesPerSample * 8
  );
}

function samplesIn(view: DataView, from: number, end: number): Int16Array {
  const count = Math.floor((end - from) / bytesPerSample);
  return Int16Array.from({ length: count }, (_, at) => view.getInt16(from + at * bytesPerSample, true));
}

function writeTag(bytes: Uint8Array, at: number, tag: string): void {
  for (const [n, character] of Array.from(tag).entries()) bytes[at + n] = character.charCodeAt(0);
}

function tagAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
