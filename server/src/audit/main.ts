import { runJournalCommand } from './command-line.ts';

const { lines, error, exitCode } = runJournalCommand(process.argv.slice(2));
for (const line of lines) process.stdout.write(`${line}\n`);
if (error !== null) process.stderr.write(`${error}\n`);
process.exitCode = exitCode;
