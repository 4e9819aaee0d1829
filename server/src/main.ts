import { takeCompiledCode } from './compiled-code.ts';

// Before anything large is loaded.
takeCompiledCode();
const { runProgram } = await import('./cli/program.ts');
await runProgram(process.argv.slice(2));
