import { capturedFrame, type CapturedFrame } from '@jiaohao/shared';

/** The frames of a capture: a line of JSON each, as docs/protocols/capture.md says. Throws a sentence with the line that is wrong. */
export function readCapture(text: string): readonly CapturedFrame[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, at) => {
    const checked = capturedFrame.safeParse(parsed(line));
    if (!checked.success)
      throw new Error(`line ${at + 1} of the capture is no frame: ${checked.error.issues[0]?.message ?? ''}`);
    return checked.data;
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
