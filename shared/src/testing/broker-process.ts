import { Aedes } from 'aedes';
import { createServer } from 'node:net';
import { commandMessage } from '../contracts/commands.ts';
import { topics } from '../contracts/topics.ts';

/** A hub that is a process of its own, so that a test can freeze it: a broker that answers every command with `done`. Says its port. */
const broker = await Aedes.createBroker();
broker.on('publish', (packet, client) => {
  if (client === null || !packet.topic.endsWith('/commands')) return;
  const { id } = commandMessage.parse(JSON.parse(packet.payload.toString()));
  const payload = JSON.stringify({ id, outcome: 'accepted', result: { kind: 'done' } });
  const [hall = '', agent = ''] = client.id.split('/');
  const topic = topics.answers(hall, agent);
  broker.publish({ cmd: 'publish', topic, payload, qos: 1, retain: false, dup: false }, () => {});
});
const server = createServer({ noDelay: true }, broker.handle);
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address !== null) process.stdout.write(`${address.port}\n`);
});
