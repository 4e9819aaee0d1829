import { idCardReader, isLinkLost, isSilentDevice, type DeviceFault } from '@jiaohao/shared';
import type { Conversation } from './conversation.ts';

/** Asks the reader how it is, and says all that is wrong with it. */
export async function checkReader(conversation: Pick<Conversation, 'ask'>): Promise<readonly DeviceFault[]> {
  try {
    const reply = await conversation.ask('status');
    const faults = idCardReader.faultsOf(reply);
    return faults.length > 0 || reply.kind === 'ok' ? faults : ['refuses-commands'];
  } catch (error) {
    if (isSilentDevice(error)) return ['silent'];
    if (isLinkLost(error)) return ['unplugged'];
    throw error;
  }
}
