import type { MqttClient } from 'mqtt';

/** How often the hub is asked for a sign of life. */
const askEveryMs = 800;
/** So many askings in a row without a word from the hub: it, or the way to it, is frozen. Noticed after 2.4 to 3.2 s. */
const silentAfter = 4;

/**
 * Notices a hub that is still connected and says nothing: stopped, hung, or behind a network that swallows everything. TCP
 * would need minutes. Counts askings, not time, so that a pause of this process itself is not held against the hub.
 */
export function watchHub(client: MqttClient, onSilent: () => void): () => void {
  let unheard = 0;
  client.on('packetreceive', () => (unheard = 0));
  const timer = setInterval(() => {
    unheard += 1;
    if (unheard >= silentAfter) {
      clearInterval(timer);
      onSilent();
    } else client.sendPing();
  }, askEveryMs);
  return () => clearInterval(timer);
}
