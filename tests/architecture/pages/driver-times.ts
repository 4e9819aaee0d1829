import { loadAgentFile } from '../../../display-agent/src/config.ts';
import { defaultReaderSettings } from '../../../kiosk/src/drivers/card-reader/card-reader.ts';
import { defaultPrinterSettings } from '../../../kiosk/src/drivers/printer/settings.ts';
import { pathOf } from './page.ts';

/** The drivers' own times and limits with their defaults, by protocol: what each page must list, and nothing else. */
export function driverTimes(protocol: string): Readonly<Record<string, number>> {
  // The demonstration's file leaves all times to their defaults.
  const { keypadTimes, boardTimes, wire, keys } = loadAgentFile(pathOf('hardware-sim/demo/display.yaml'));
  const times: Readonly<Record<string, Readonly<Record<string, number>>>> = {
    'id-card-reader': { ...defaultReaderSettings },
    'escpos-printer': { ...defaultPrinterSettings },
    'counter-bus': { ...wire, ...keypadTimes, pressLifetimeMs: keys.pressLifetimeMs },
    'onbon-board': { ...boardTimes },
    'strip-board': { ...boardTimes },
  };
  return times[protocol] ?? {};
}
