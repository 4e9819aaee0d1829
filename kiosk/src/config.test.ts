import { isConfigError, loadConfig } from '@jiaohao/shared/node';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { kioskConfig } from './config.ts';

const demo = (name: string) => join(import.meta.dirname, '../../hardware-sim/demo', name);

describe('the configuration of a kiosk', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kiosk-config-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const problems = (text: string): string => {
    const path = join(folder, 'kiosk.yaml');
    writeFileSync(path, text);
    try {
      loadConfig(path, kioskConfig);
    } catch (error) {
      if (isConfigError(error)) return error.message;
      throw error;
    }
    return '';
  };
  const least = 'agent: K1\nhall: demo\nhub: mqtt://127.0.0.1:1883\ncredentials: c.json\ndata: run/K1\n';

  it('takes the demonstration kiosks', () => {
    expect(loadConfig(demo('kiosk-k1.yaml'), kioskConfig)).toMatchObject({
      agent: 'K1',
      reader: { model: 'sdt' },
      patience: { idle: 30_000 },
    });
    expect(loadConfig(demo('kiosk-k2.yaml'), kioskConfig)).toMatchObject({
      agent: 'K2',
      http: { host: '127.0.0.1', port: 8082 },
      patience: { idle: 30_000, note: 60_000 },
    });
  });

  it('needs neither reader nor printer', () => {
    expect(problems(least)).toBe('');
  });

  it('names the line and what was expected', () => {
    expect(problems(`${least}printer:\n  address: COM3\n  model: laser\n`)).toMatch(
      /kiosk\.yaml:8: printer\.model: expected one of epson-80, kiosk-80, plain-58/,
    );
    expect(problems(least.replace('mqtt:', 'http:'))).toMatch(/:3: hub: expected mqtt:\/\/host:port/);
    expect(problems(`${least}timeZone: Mars/Olympus\n`)).toMatch(/:6: timeZone: expected a time zone/);
    expect(problems(`${least}patience: { idle: 0 }\n`)).toMatch(/:6: patience\.idle: at least 1 second/);
    expect(problems(`${least}readr: {}\n`)).toMatch(/:6: readr: unknown setting/);
  });
});
