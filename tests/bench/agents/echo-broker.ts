import { once } from 'node:events';
import { createServer } from 'node:net';
import { Aedes } from 'aedes';
import { createLog } from '@jiaohao/shared/node';
import { topics } from '@jiaohao/shared';
import { createMemoryOfBroker } from '../../../server/src/mqtt/memory-of-broker.ts';
import { answerLength } from './roll.ts';

/*
 * The limit of the broker alone, set up as the hub's: to each command at QoS 1 it says something as long as the hub's answer
 * at QoS 1, out of memory. No disk, no hall, no right to refuse.
 */
const { persistence } = createMemoryOfBroker();
const broker = await Aedes.createBroker({ drainTimeout: 1000, connectTimeout: 5000, persistence });
const answer = Buffer.from('x'.repeat(answerLength));
broker.published = (packet, client, done) => {
  done(null);
  const [hall = '', agent = ''] = client?.id.split('/') ?? [];
  if (packet.topic === topics.commands(hall, agent))
    broker.publish(
      {
        cmd: 'publish',
        topic: topics.answers(hall, agent),
        payload: answer,
        qos: 1,
        retain: false,
        dup: false,
      },
      () => {},
    );
};
const server = createServer({ noDelay: true, keepAlive: true }, (socket) => void broker.handle(socket));
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
const port = typeof address === 'object' && address !== null ? address.port : 0;
createLog('echo broker').info({ ready: true, mqtt: `mqtt://127.0.0.1:${port}` });
process.once('SIGTERM', () => process.exit(0));
