import { once } from 'node:events';
import { createServer } from 'node:net';
import { Aedes } from 'aedes';
import { createLog, openLink } from '@jiaohao/shared/node';

/*
 * The other process of the raw measurements: sends back every byte that comes in at a port, and runs a bare MQTT broker.
 * What the real programs need beyond this is theirs to answer for.
 */
const [port = ''] = process.argv.slice(2);
const link = await openLink(port, { baud: 9600 });
link.onBytes((bytes) => void link.write(bytes));

const broker = await Aedes.createBroker();
const server = createServer({ noDelay: true }, (socket) => void broker.handle(socket));
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
const mqtt = `mqtt://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
createLog('partner').info({ ready: true, mqtt });
process.once('SIGTERM', () => process.exit(0));
