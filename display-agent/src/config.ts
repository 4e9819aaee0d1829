import { displayProblems, telling } from '@jiaohao/shared';
import { loadConfig } from '@jiaohao/shared/node';
import { agentFile, type AgentFile } from './agent-file.ts';

const checkedFile = agentFile.superRefine(telling(displayProblems));

/** Reads a display agent's file. Throws `ConfigError`: path, line and what was expected, for every problem. */
export function loadAgentFile(path: string): AgentFile {
  return loadConfig(path, checkedFile);
}
