import { inflate } from '@sparticuz/chromium';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * Unpacks the Chromium of the registry into the directory for temporary files: the browser, one Latin font, and the system
 * libraries that a bare machine lacks. A program of its own, because that directory can only be chosen for a whole process.
 */
const packed = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '../bin');
await Promise.all(
  ['chromium.br', 'fonts.tar.br', 'al2023.tar.br'].map((name) => inflate(join(packed, name))),
);
