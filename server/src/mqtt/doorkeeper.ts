import type { Aedes, Client, PublishPacket } from 'aedes';
import { maxMessageBytes } from '@jiaohao/shared';
import type { Tally } from '@jiaohao/shared/node';
import { readableTopics, type AgentProfile } from './access.ts';
import type { Seats } from './seats.ts';
import type { Silence } from './silence.ts';

type Counting = Pick<Tally, 'count'>;
type Places = Pick<Seats, 'of'>;

/** Lets in who belongs to one of the halls and has its secret. */
export function admitAgentsOnly(
  broker: Aedes,
  seats: Pick<Seats, 'of' | 'came'>,
  silence: Pick<Silence, 'promised'>,
  tally: Counting,
): void {
  broker.preConnect = (client, packet, done) => {
    // Desired state is retained and answers are asked for again: a session held for the absent could only replay stale boards.
    packet.clean = true;
    silence.promised(client, packet.keepalive ?? 0);
    packet.keepalive = 0;
    done(null, true);
  };
  broker.authenticate = (client, username, password, admit) => {
    const refuse = (why: string): void => {
      tally.count(why);
      admit(null, false);
    };
    const seat = seats.of(client);
    if (username === undefined || password === undefined) refuse('anonymous client');
    else if (username !== client.id || seat === null) refuse('unknown agent');
    else {
      const from = 'remoteAddress' in client.conn ? String(client.conn.remoteAddress) : 'unknown';
      seat.at.isAgent(seat.profile.id, password.toString('utf8'), from).then(
        (right) => {
          if (right) admit(null, true);
          else refuse('wrong secret');
        },
        () => {
          refuse('secret could not be checked');
        },
      );
    }
  };
  broker.on('client', (client) => seats.came(client));
}

/** An agent says and hears what is its own. */
export function keepToOwnTopics(broker: Aedes, seats: Places, tally: Counting): void {
  broker.authorizePublish = (client, packet, done) => {
    const channel = seats.of(client)?.channelOf(packet.topic) ?? null;
    if (channel === null) {
      tally.count('publish on a topic not its own');
      done(new Error('not your topic'));
      return;
    }
    // No agent speaks it: what must not be done twice has an id.
    if (packet.qos > 1) {
      tally.count('publish at QoS 2');
      done(new Error('QoS 2 is not spoken here'));
      return;
    }
    // Only presence is kept for later, and only one of lawful size.
    if (channel !== 'presence' || packet.payload.length > maxMessageBytes) packet.retain = false;
    done(null);
  };
  const readable = readableOneAfterTheOther();
  broker.authorizeSubscribe = (client, subscription, done) => {
    const seat = seats.of(client);
    const own = seat !== null && readable(seat.at.hall, seat.profile).has(subscription.topic);
    if (!own) tally.count('subscription to a topic not its own');
    done(null, own ? subscription : null);
  };
}

/** An agent asks for all its topics in one go: what it may hear is put together once for all of them. */
function readableOneAfterTheOther(): (hall: string, agent: AgentProfile) => ReadonlySet<string> {
  let asked: AgentProfile | null = null;
  let readable: ReadonlySet<string> = new Set();
  return (hall, agent) => {
    if (asked !== agent) readable = readableTopics(hall, agent);
    asked = agent;
    return readable;
  };
}

/** Brings what an agent says to its hall. */
export function takeMessages(broker: Aedes, seats: Places, tally: Counting): void {
  // Null for the hub's own messages. A last will arrives with its agent as the client.
  const take = (client: Client | null, packet: PublishPacket): void => {
    const seat = seats.of(client);
    const channel = seat?.channelOf(packet.topic) ?? null;
    // An agent that came back over a new connection is here, whatever becomes of the old one.
    if (seat === null || channel === null || seat.newest?.deref() !== client) return;
    const { payload } = packet;
    if (payload.length > maxMessageBytes) tally.count('oversized message');
    else
      seat.at.onMessage(seat.profile, channel, typeof payload === 'string' ? Buffer.from(payload) : payload);
  };
  broker.published = (packet, client: Client | null, done) => {
    take(client, packet);
    done(null);
  };
}
