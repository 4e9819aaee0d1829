export { createLog } from './log.ts';
export { loadConfig, parseConfig, ConfigError, isConfigError } from './config.ts';
export { createTally, type Tally } from './tally.ts';
export { readCredentials, type AgentCredentials } from './credentials.ts';
export { runMain, type StopSignal } from './run-main.ts';
export { openLink, DeviceMissingError, isDeviceMissing, type LinkOptions } from './open-link.ts';
export { keepLink, type KeptLink, type LinkEvents } from './keep-link.ts';
export { openSession, type Session, type SessionOptions } from './session.ts';
export { HubSilentError, isHubSilent, type SendOptions } from './commands-in-flight.ts';
