export * from './codec/codec.ts';
export * from './codec/bytes.ts';
export * from './link/byte-link.ts';
export * from './vocabulary/device.ts';
