import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from '../../hall/processes.ts';
import { WholeHall } from '../../hall/whole-hall.ts';
import buildPages from '../build-pages.ts';
import { launchChromium } from '../chromium.ts';
import { fillHall } from './hall-at-work.ts';
import { pictures, takePicture } from './pictures.ts';

/*
 * Takes the pictures of the documentation: a hall at work, each of its pages, and a ticket. Run it again when the pages
 * have changed: npm run pictures
 */
const folder = resolve(root, 'docs/pictures');

mkdirSync(folder, { recursive: true });
await buildPages();
const [hall, browser] = await Promise.all([WholeHall.open(), launchChromium()]);
try {
  const slip = await fillHall(hall);
  const ticket = await fetch(new URL(slip.picture, hall.bench.address));
  writeFileSync(join(folder, 'ticket.png'), await ticket.bytes());
  for (const picture of pictures) await takePicture({ browser, hall, slip, folder }, picture);
} finally {
  await browser.close();
  await hall.close();
}
