import { knownModel } from '@jiaohao/shared';
import type { KeepPort } from '../open-line.ts';
import { TestPort } from './test-port.ts';

/** The ports of an agent, in memory, by their addresses. */
export class TestPorts {
  readonly #ports = new Map<string, TestPort>();
  /** `open COM7`, `close COM7`: in their order. */
  readonly events: string[] = [];

  readonly keep: KeepPort = (address, _baud, listeners) => {
    const port = new TestPort();
    this.#ports.set(address, port);
    this.events.push(`open ${address}`);
    const kept = port.keep(listeners);
    return {
      close: () => {
        this.events.push(`close ${address}`);
        return kept.close();
      },
    };
  };

  /** The newest at a link of the demo hall. */
  readonly at = (link: string): TestPort => knownModel(this.#ports, `run/devices/${link}`);

  has(link: string): boolean {
    return this.#ports.has(`run/devices/${link}`);
  }

  readonly plugAll = (): void => {
    for (const one of this.#ports.values()) one.plug();
  };

  get opened(): string[] {
    return this.#told('open');
  }

  get closed(): string[] {
    return this.#told('close');
  }

  #told(what: string): string[] {
    return this.events.filter((event) => event.startsWith(what)).map((event) => event.slice(what.length + 1));
  }
}
