/**
 * Every MQTT topic, once. `hall` is the hall's id, `agent` an agent's id. Nothing else is published or subscribed
 * anywhere, and `docs/protocols/mqtt.md` is held to this list by a test.
 */
export const topics = {
  /** agent → hub, QoS 1, {@link CommandMessage}. */
  commands: (hall: string, agent: string) => `jiaohao/${hall}/agents/${agent}/commands`,
  /** hub → agent, QoS 1, {@link Answer}. */
  answers: (hall: string, agent: string) => `jiaohao/${hall}/agents/${agent}/answers`,
  /** agent → hub, QoS 1, {@link DeviceReport}. */
  reports: (hall: string, agent: string) => `jiaohao/${hall}/agents/${agent}/reports`,
  /** agent → hub, QoS 1, retained, last will, {@link Presence}. */
  presence: (hall: string, agent: string) => `jiaohao/${hall}/agents/${agent}/presence`,
  /** hub → agent, QoS 1, {@link DeviceWatch}. */
  watch: (hall: string, agent: string) => `jiaohao/${hall}/agents/${agent}/watch`,
  /** agent → hub, QoS 0, {@link FrameReport}. */
  frames: (hall: string, agent: string) => `jiaohao/${hall}/agents/${agent}/frames`,
  /** hub → agent, QoS 1, {@link DeviceTest}. */
  tests: (hall: string, agent: string) => `jiaohao/${hall}/agents/${agent}/tests`,
  /** agent → hub, QoS 1, {@link DeviceTestResult}. */
  testResults: (hall: string, agent: string) => `jiaohao/${hall}/agents/${agent}/test-results`,
  /** hub → agent, QoS 1, retained, {@link EquipmentWish}. */
  equipment: (hall: string, agent: string) => `jiaohao/${hall}/agents/${agent}/equipment`,
  /** agent → hub, QoS 1, {@link EquipmentReport}. */
  equipmentReports: (hall: string, agent: string) => `jiaohao/${hall}/agents/${agent}/equipment-reports`,
  /** hub → display agent, QoS 1, retained, {@link BoardDesired}. */
  board: (hall: string, window: number) => `jiaohao/${hall}/windows/${window}/board`,
  /** hub → display agent, QoS 1, retained, {@link KeypadDesired}. */
  keypad: (hall: string, window: number) => `jiaohao/${hall}/windows/${window}/keypad`,
  /** hub → kiosk, QoS 1, retained, {@link KioskMenu}. */
  kioskMenu: (hall: string, kiosk: string) => `jiaohao/${hall}/kiosks/${kiosk}/menu`,
  /** hub → kiosk, QoS 1, retained, {@link NumberLease}. */
  numberLease: (hall: string, kiosk: string) => `jiaohao/${hall}/kiosks/${kiosk}/numbers`,
  /** hub → every agent, QoS 1, retained, {@link Roster}. */
  roster: (hall: string) => `jiaohao/${hall}/roster`,
} as const;

/** The largest message either side takes, bytes. More is counted and dropped. */
export const maxMessageBytes = 64 * 1024;

/** The client id and user name of an agent: one broker serves many halls, and each of them may have a `K1`. */
export const clientIdOf = (hall: string, agent: string): string => `${hall}/${agent}`;
