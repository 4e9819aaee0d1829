/**
 * How a call counts against a service's run of priority calls: `priority` lengthens it, `regular` ends it, `outside`
 * leaves it alone (work resumed, a number a clerk chose, a dedicated green window).
 */
export type Turn = 'priority' | 'regular' | 'outside';
