import { createLog, loadConfig, runMain } from '@jiaohao/shared/node';
import { Command } from 'commander';
import { benchClient } from './cli/bench-client.ts';
import { addVerbs } from './cli/verbs.ts';
import { simulatorConfig } from './config.ts';
import { startSimulator } from './simulator.ts';

const program = new Command('npm run sim --')
  .description('the simulated hardware of a hall: run it, or act at a running one')
  .option('--config <file>', 'run the devices of this file')
  .option(
    '--bench <url>',
    'where the running simulator is',
    process.env['JIAOHAO_BENCH'] ?? 'http://127.0.0.1:8090',
  )
  .showHelpAfterError();

program.action(async ({ config }: { config?: string }) => {
  if (config === undefined) return program.help({ error: true });
  await runMain('sim', async (stop) => {
    const log = createLog('sim');
    const settings = loadConfig(config, simulatorConfig);
    const simulator = await startSimulator(settings);
    stop.defer(() => simulator.stop());
    const links = [
      ...new Set([...simulator.hall.devices.values()].map((device) => device.view().line.address)),
    ];
    log.info({ ready: true, http: simulator.address, links }, 'the simulated devices are plugged in');
  });
});
addVerbs(program, () => benchClient(program.opts<{ bench: string }>().bench));

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof Error && 'code' in error ? error.message : error);
  process.exitCode = 1;
}
