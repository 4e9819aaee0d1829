/** Why the hub does not do something. `http`: the status of a REST answer. */
export interface HubRefusal {
  readonly digits: string;
  readonly http: number;
  /** Nothing was decided: the same wish may come again after so long. */
  readonly retryAfterSeconds?: number;
  readonly zh: string;
  readonly en: string;
}
