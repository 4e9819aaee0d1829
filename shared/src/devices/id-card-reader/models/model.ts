/** What differs between readers that speak the SDT protocol. Anything not the same everywhere is here. */
export interface Model {
  readonly id: string;
  /** Maker and model, for people. */
  readonly name: string;
  readonly baud: number;
  /** Bytes of address text in the answer to "read new address"; the frame is four bytes longer. */
  readonly newAddressBytes: number;
  /** Whether bytes 220–241 of a 2023 foreign permanent resident card carry on the English name. */
  readonly longForeignName: boolean;
  /**
   * After one successful find the reader answers "find failed" until the card is lifted: then a failed find does not
   * mean that the card is gone.
   */
  readonly findsOnce: boolean;
  /** Shortest time between two finds, in milliseconds. */
  readonly findIntervalMs: number;
}
