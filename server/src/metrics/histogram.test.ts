import { expect, it } from 'vitest';
import { createHistogram } from './histogram.ts';

it('counts values up to each bound, in each series, as Prometheus reads it', () => {
  const histogram = createHistogram({ name: 'wait_seconds', help: 'How long', buckets: [0.1, 1] });
  const note = histogram.of({ lane: 'a "b"\\' });
  for (const value of [0.1, 0.5, 1, 3]) note(value);
  histogram.of()(0.05);
  expect(histogram.text().split('\n')).toEqual([
    '# HELP wait_seconds How long',
    '# TYPE wait_seconds histogram',
    'wait_seconds_bucket{lane="a \\"b\\"\\\\",le="0.1"} 1',
    'wait_seconds_bucket{lane="a \\"b\\"\\\\",le="1"} 3',
    'wait_seconds_bucket{lane="a \\"b\\"\\\\",le="+Inf"} 4',
    'wait_seconds_sum{lane="a \\"b\\"\\\\"} 4.6',
    'wait_seconds_count{lane="a \\"b\\"\\\\"} 4',
    'wait_seconds_bucket{le="0.1"} 1',
    'wait_seconds_bucket{le="1"} 1',
    'wait_seconds_bucket{le="+Inf"} 1',
    'wait_seconds_sum 0.05',
    'wait_seconds_count 1',
  ]);
});
