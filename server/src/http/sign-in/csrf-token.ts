import { createHmac } from 'node:crypto';

/**
 * Proves that a request was made by a page that was told the session, not by a page elsewhere that lets the browser send
 * the cookie along. Made of the session's token, so that each session has its own and none need be kept.
 */
export function csrfTokenOf(token: string): string {
  return createHmac('sha256', token).update('jiaohao csrf').digest('base64url');
}
