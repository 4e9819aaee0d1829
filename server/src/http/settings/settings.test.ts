import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planWithLoans, smallPlan } from '../../plan-book/testing/small-plan.ts';
import { checkedView } from '../shapes/settings.ts';
import { serveHall, type ServedHall } from '../testing/served-hall.ts';

let hall: ServedHall;
beforeEach(async () => {
  hall = await serveHall();
});
afterEach(() => hall.close());

const admin = () => hall.as('admin');

/** The small plan with this many minutes for its first service. */
function planWithMinutes(expectedMinutes: number) {
  const plan = smallPlan();
  const services = plan.hall.services.map((each, at) => (at === 0 ? { ...each, expectedMinutes } : each));
  return { ...plan, hall: { ...plan.hall, services } };
}

const save = (plan: unknown, more: object = { basedOn: 1 }) =>
  hall.call('PUT', '/api/settings', { token: admin(), body: { basedOn: 1, plan, ...more } });
const settings = async () => (await hall.call('GET', '/api/settings', { token: admin() })).body;

describe('reading the settings', () => {
  it('is for administrators and the duty manager, of whom only the first may change them', async () => {
    expect((await hall.call('GET', '/api/settings')).status).toBe(401);
    expect((await hall.call('GET', '/api/settings', { token: hall.as('clerk') })).status).toBe(403);
    const duty = await hall.call('GET', '/api/settings', { token: hall.as('duty-manager') });
    expect(duty.body).toMatchObject({ mayChange: false, latest: { number: 1 }, running: null });
    expect(await settings()).toMatchObject({ mayChange: true });
    const body = { basedOn: 1, plan: planWithLoans() };
    const change = await hall.call('PUT', '/api/settings', { token: hall.as('duty-manager'), body });
    expect(change).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
  });

  it('explains each setting in both languages, with its bounds and its default', async () => {
    expect(await settings()).toMatchObject({
      settings: expect.arrayContaining([
        expect.objectContaining({ id: 'elderlyFrom', kind: 'number', least: 50, most: 100, usual: 65 }),
        expect.objectContaining({ id: 'signIn', kind: 'one-of' }),
      ]),
    });
  });

  it('knows which version the day of today was opened with', async () => {
    await hall.call('POST', '/api/day/open', { token: hall.as('duty-manager'), body: {} });
    await save(planWithLoans());
    expect(await settings()).toMatchObject({ running: 1, latest: { number: 2 } });
  });
});

describe('checking a plan', () => {
  it('tells every problem at its field, in a sentence that names the place', async () => {
    const plan = planWithMinutes(0);
    const body = { plan: { ...plan, hall: { ...plan.hall, windows: [] } } };
    const { body: told } = await hall.call('POST', '/api/settings/check', { token: admin(), body });
    const { problems, changes } = checkedView.parse(told);
    expect(changes).toEqual([]);
    expect(problems[0]).toEqual({
      field: 'hall.services.0.expectedMinutes',
      place: { zh: '业务“deposit” · 预计分钟', en: 'Service "deposit" · Expected minutes' },
      zh: '要大于 0。',
      en: 'This must be more than 0.',
    });
    const sentences = problems.map(({ place, zh }) => `${place.zh}：${zh}`);
    expect(sentences).toContain('窗口：至少要有 1 项。');
    expect(sentences).toContain('业务“withdrawal” · 代号：没有窗口办理业务 withdrawal，请至少安排一个窗口。');
    expect(sentences).toContain('设备 D1 · 窗口 · 第3项：没有3号窗口，请从窗口列表中选择。');
    expect(problems).toHaveLength(7);
  });

  it('says in words what a good one would change, and saves nothing', async () => {
    const body = { plan: planWithMinutes(9) };
    const { body: told } = await hall.call('POST', '/api/settings/check', { token: admin(), body });
    expect(told).toEqual({
      problems: [],
      changes: [{ zh: 'deposit · 预计分钟：5 → 9', en: 'deposit · Expected minutes: 5 → 9' }],
    });
    expect(await settings()).toMatchObject({ latest: { number: 1 } });
  });

  it('refuses a plan of another hall', async () => {
    const plan = smallPlan();
    const body = { plan: { ...plan, hall: { ...plan.hall, id: 'elsewhere' } } };
    const { body: told } = await hall.call('POST', '/api/settings/check', { token: admin(), body });
    expect(told).toMatchObject({ problems: [{ field: 'hall.id' }] });
  });
});

describe('ports and models of agents', () => {
  const printer = { address: 'COM3', model: 'kiosk-80' };
  const withPrinter = (model: string) => {
    const plan = smallPlan();
    const agents = plan.agents.map((agent) =>
      agent.kind === 'kiosk' ? { ...agent, equipment: { printer: { ...printer, model } } } : agent,
    );
    return { ...plan, agents };
  };
  const says = (models: string[]) =>
    hall.settings.equipment.heard({
      agent: 'K1',
      from: 'own-file',
      equipment: { printer: { ...printer, model: 'kiosk-80' } },
      waiting: false,
      unusable: null,
      devices: ['K1-printer'],
      models,
    });

  it('are to be chosen by their names', async () => {
    expect(await settings()).toMatchObject({
      models: { keypad: [{ id: 'keypad-21', name: { zh: '21 键窗口键盘' }, baud: 9600 }, {}] },
    });
  });

  it('stand beside what each machine runs with, for who may see the settings', async () => {
    hall.settings.equipment.wish(new Map([['K1', null]]));
    says(['kiosk-80']);
    const path = '/api/settings/equipment';
    expect((await hall.call('GET', path, { token: hall.as('technician') })).status).toBe(403);
    expect((await hall.call('GET', path, { token: hall.as('duty-manager') })).body).toEqual([
      {
        agent: 'K1',
        wished: null,
        report: { from: 'own-file', equipment: { printer }, waiting: false, unusable: null },
        isTaken: true,
      },
    ]);
  });

  it('that the program on the machine does not know yet are refused, unless they stood there before', async () => {
    hall.settings.equipment.wish(new Map([['K1', null]]));
    const body = { plan: withPrinter('plain-58') };
    const check = async () =>
      checkedView.parse((await hall.call('POST', '/api/settings/check', { token: admin(), body })).body)
        .problems;
    expect(await check()).toEqual([]);
    says(['kiosk-80']);
    expect(await check()).toMatchObject([
      {
        field: 'agents.0.equipment.printer.model',
        place: { zh: '设备 K1 · 端口与型号 · 打印机 · 型号' },
        zh: 'K1 上的程序还不认识型号 plain-58，请先更新那台机器的程序。',
      },
    ]);
    expect(await save(withPrinter('plain-58'))).toMatchObject({
      status: 400,
      body: { code: 'settings-wrong' },
    });
    says(['kiosk-80', 'plain-58']);
    expect(await save(withPrinter('plain-58'))).toMatchObject({ status: 200 });
    says(['kiosk-80']);
    expect(await check()).toEqual([]);
  });
});

describe('saving a plan', () => {
  it('adds a version with who, when and what, which the journal knows of', async () => {
    const saved = await save(planWithMinutes(9), { basedOn: 1, note: '  量过了  ' });
    expect(saved).toMatchObject({
      status: 200,
      body: { version: { number: 2, by: { staff: '10' }, how: 'edited', note: '量过了' } },
    });
    const { body: versions } = await hall.call('GET', '/api/settings/versions', { token: admin() });
    expect(versions).toMatchObject([
      { number: 2, byName: { zh: '何静' }, changes: [{ zh: 'deposit · 预计分钟：5 → 9' }] },
      { number: 1, how: 'first-start' },
    ]);
    expect(await hall.acts()).toEqual([['settings-changed', 'settings 2', { staff: '10' }]]);
  });

  it('refuses a wrong one with the first problem and its place', async () => {
    expect(await save(planWithMinutes(-1))).toMatchObject({
      status: 400,
      body: { code: 'settings-wrong', zh: '设置有误：业务“deposit” · 预计分钟：要大于 0。' },
    });
  });

  it('refuses what was made from a version that is not the newest any more, and says who was faster', async () => {
    await save(planWithMinutes(9));
    expect(await save(planWithMinutes(7))).toMatchObject({
      status: 409,
      body: {
        code: 'settings-stale',
        zh: '何静（10）刚保存了第2版，你的改动还没有保存。请在最新一版上重新修改。',
      },
    });
    expect(await settings()).toMatchObject({ latest: { number: 2 } });
  });

  it('takes the same plan again for the answer that was lost', async () => {
    await save(planWithMinutes(9));
    expect(await save(planWithMinutes(9))).toMatchObject({ status: 200, body: { version: { number: 2 } } });
  });

  it('refuses a plan that changes nothing', async () => {
    expect(await save(smallPlan())).toMatchObject({ status: 409, body: { code: 'settings-unchanged' } });
  });

  it('counts from the next day that is opened, not for one that runs', async () => {
    const day = (deed: string) =>
      hall.call('POST', `/api/day/${deed}`, { token: hall.as('duty-manager'), body: {} });
    await day('open');
    await save(planWithLoans());
    expect(await hall.under.hall.look(({ plan }) => plan.services.map(({ id }) => id))).toEqual([
      'deposit',
      'withdrawal',
    ]);
    await day('close');
    hall.under.clock.advance(24 * 60 * 60_000);
    await day('open');
    expect(await hall.under.hall.look(({ plan }) => plan.services.map(({ id }) => id))).toContain('loan');
    expect(await settings()).toMatchObject({ running: 2 });
  });

  it('dates the guide of the service whose documents changed, and no other', async () => {
    const plan = smallPlan();
    const documents = [{ zh: '身份证', en: 'ID card' }];
    const services = plan.hall.services.map((each, at) => (at === 1 ? { ...each, documents } : each));
    await save({ ...plan, hall: { ...plan.hall, services } });
    const changedOn = hall.settings.settings.version().plan.hall.services.map(({ guide }) => guide.changedOn);
    expect(changedOn).toEqual([null, '2026-11-23']);
  });
});

describe('an older version', () => {
  it('can be read, and saved again as a new one', async () => {
    await save(planWithLoans());
    const { body: old } = await hall.call('GET', '/api/settings/versions/1', { token: admin() });
    expect(old).toMatchObject({ version: { number: 1 }, plan: { hall: { id: 'centre' } } });
    const back = await save(Object(old).plan, { basedOn: 2, how: 'restored' });
    expect(back).toMatchObject({ body: { version: { number: 3, how: 'restored' } } });
    expect(hall.settings.settings.version().plan).toEqual(smallPlan());
  });

  it('is refused when there is none', async () => {
    for (const path of ['/api/settings/versions/7', '/api/settings/export?version=7'])
      expect(await hall.call('GET', path, { token: admin() })).toMatchObject({
        status: 404,
        body: { code: 'unknown-version' },
      });
  });
});

describe('hall files', () => {
  const exported = async (path = '/api/settings/export'): Promise<string> => {
    const response = await fetch(hall.base + path, { headers: { cookie: `jiaohao_session=${admin()}` } });
    expect(response.headers.get('content-disposition')).toContain('hall-centre-v');
    return response.text();
  };
  const imported = async (yaml: string) =>
    (await hall.call('POST', '/api/settings/import', { token: admin(), body: { yaml } })).body;

  it('are exported as YAML, and read back as the same plan', async () => {
    await save(planWithLoans());
    const yaml = await exported();
    expect(yaml).toContain('series: C');
    expect(await imported(yaml)).toMatchObject({
      problems: [],
      changes: [],
      plan: { hall: { services: [{}, {}, { id: 'loan', series: 'C' }] } },
    });
    expect(await imported(await exported('/api/settings/export?version=1'))).toMatchObject({
      changes: [{ en: 'Service removed: Loans' }],
    });
  });

  it('that are wrong are told problem by problem, and nothing is saved', async () => {
    expect(await imported('hall: [')).toMatchObject({ plan: null, problems: [{ place: { zh: '文件' } }] });
    const yaml = (await exported()).replace('series: A', 'series: aa');
    expect(await imported(yaml)).toMatchObject({
      plan: null,
      problems: [{ field: 'hall.services.0.series', zh: '请填一个大写字母，例如 A。' }],
    });
    expect(await settings()).toMatchObject({ latest: { number: 1 } });
  });

  it('taken over are in the journal as imported', async () => {
    await save(planWithLoans(), { basedOn: 1, how: 'imported' });
    expect(await hall.acts()).toEqual([['settings-imported', 'settings 2', { staff: '10' }]]);
  });
});

describe('an agent', () => {
  it('of the settings gets a new secret, told once and in the journal without it', async () => {
    const made = await hall.call('POST', '/api/settings/agents/K1/secret', { token: admin() });
    expect(made).toMatchObject({ status: 200, body: { agent: 'K1', centreKey: expect.any(String) } });
    const { secret } = Object(made.body);
    expect(await hall.credentials.isAgent('K1', secret)).toBe(true);
    expect(await hall.acts()).toEqual([['agent-enrolled', 'K1', { staff: '10' }]]);
    expect(JSON.stringify(await hall.journal())).not.toContain(secret);
  });

  it('that the settings do not have gets none', async () => {
    expect(await hall.call('POST', '/api/settings/agents/K9/secret', { token: admin() })).toMatchObject({
      status: 404,
      body: { code: 'unknown-agent' },
    });
  });
});
