import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameDirections } from '../codec/frame-words.ts';
import { deviceProtocols } from '../contracts/frames.ts';
import { describeFrame } from './describe-frame.ts';
import * as counterBus from './counter-bus/index.ts';
import * as escposPrinter from './escpos-printer/index.ts';
import * as idCardReader from './id-card-reader/index.ts';
import * as onbonBoard from './onbon-board/index.ts';
import * as stripBoard from './strip-board/index.ts';

const modelsOf = {
  'counter-bus': counterBus.models,
  'escpos-printer': escposPrinter.models,
  'id-card-reader': idCardReader.models,
  'onbon-board': onbonBoard.models,
  'strip-board': stripBoard.models,
} as const;

describe('a frame in words', () => {
  it('can be said of any bytes of any protocol, kept back or not, after any others', () => {
    const bytes = fc.array(fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constant(null)), { maxLength: 60 });
    const line = fc.constantFrom(...deviceProtocols).chain((protocol) =>
      fc.record({
        protocol: fc.constant(protocol),
        model: fc.constantFrom(...modelsOf[protocol].keys(), 'none'),
        direction: fc.constantFrom(...frameDirections),
        bytes,
        isFrame: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(line, fc.option(bytes), (frame, before) => {
        expect(describeFrame(frame, before).name.zh).not.toBe('');
      }),
      { numRuns: 3000 },
    );
  });
});
