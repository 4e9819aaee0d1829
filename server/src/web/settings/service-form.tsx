import type { Bilingual, ServiceGroup } from '@jiaohao/shared';
import { Check, Choice, say } from '@jiaohao/shared/web';
import type { WrittenPlan } from '../../http/shapes/settings.ts';
import { wrongAt, wrongBelow } from './places.ts';
import { BothFields, NumberField, OptionalBothFields, PlanField } from './plan-field.tsx';
import { TextList } from './text-list.tsx';

export type Service = WrittenPlan['hall']['services'][number];

export const groupOptions: readonly [
  readonly [ServiceGroup, Bilingual],
  ...(readonly [ServiceGroup, Bilingual])[],
] = [
  ['deposit', { zh: '缴存变更', en: 'Deposit' }],
  ['withdrawal', { zh: '提取', en: 'Withdrawal' }],
  ['loan', { zh: '贷款', en: 'Loan' }],
];

export interface ServiceFormProps {
  at: string;
  service: Service;
  onInput: (service: Service) => void;
}

/** Everything about one service. */
export function ServiceForm({ at, service, onInput }: ServiceFormProps) {
  const put = (more: Partial<Service>): void => onInput({ ...service, ...more });
  return (
    <div class="form">
      <BothFields
        at={`${at}.name`}
        name={{ zh: '业务名称', en: 'Name' }}
        value={service.name}
        onInput={(name) => put({ name })}
      />
      <Basics at={at} service={service} put={put} />
      <div data-field={`${at}.needsCard`}>
        <Check
          zh="取号须刷身份证（咨询台可以不刷）"
          en="A ticket needs an ID card (not at the desk)"
          checked={service.needsCard}
          onInput={(needsCard) => put({ needsCard })}
        />
      </div>
      <TextList
        at={`${at}.documents`}
        title={{ zh: '所需材料（一次性告知）', en: 'What to have ready' }}
        one={{ zh: '材料', en: 'Document' }}
        texts={service.documents}
        empty={{ zh: '没有需要带的材料。', en: 'There is nothing to bring.' }}
        onInput={(documents) => put({ documents })}
      />
      <Guide at={`${at}.guide`} guide={service.guide} onInput={(guide) => put({ guide })} />
    </div>
  );
}

interface BasicsProps {
  at: string;
  service: Service;
  put: (more: Partial<Service>) => void;
}

function Basics({ at, service, put }: BasicsProps) {
  return (
    <div class="beside">
      <PlanField
        at={`${at}.series`}
        name={{ zh: '号票字母', en: 'Series' }}
        hint={{ zh: '一个大写字母，几项业务可以共用', en: 'One capital letter; services may share it' }}
        value={service.series}
        maxLength={1}
        onInput={(series) => put({ series: series.toUpperCase() })}
      />
      <NumberField
        at={`${at}.expectedMinutes`}
        name={{ zh: '预计办理（分钟）', en: 'Expected time (minutes)' }}
        hint={{ zh: '开门时据此估算等候', en: 'For estimates, until the day says better' }}
        value={service.expectedMinutes}
        onInput={(expectedMinutes) => put({ expectedMinutes })}
      />
      <div data-field={`${at}.group`}>
        <Choice
          name={{ zh: '类别', en: 'Group' }}
          hint={{ zh: '取号机和报表按此归类', en: 'Kiosks and reports go by it' }}
          wrong={wrongAt(`${at}.group`)}
          value={service.group}
          options={groupOptions}
          onInput={(group) => put({ group })}
        />
      </div>
      <PlanField
        at={`${at}.id`}
        name={{ zh: '代号', en: 'Id' }}
        hint={{ zh: '系统内部用，小写字母；用过的不要改', en: 'For the system; keep it once it was used' }}
        value={service.id}
        maxLength={32}
        onInput={(id) => put({ id })}
      />
    </div>
  );
}

type ServiceGuide = Service['guide'];

const guideParts = [
  ['basis', { zh: '政策依据', en: 'Policy basis' }],
  ['conditions', { zh: '办理条件', en: 'Conditions' }],
  ['procedure', { zh: '办理流程', en: 'Procedure' }],
  ['timeLimit', { zh: '办理时限', en: 'Time limit' }],
  ['complaints', { zh: '投诉渠道', en: 'How to complain' }],
] as const;

interface GuideProps {
  at: string;
  guide: ServiceGuide;
  onInput: (guide: ServiceGuide) => void;
}

function Guide({ at, guide, onInput }: GuideProps) {
  const told = guideParts.filter(([part]) => guide[part] !== null).length;
  return (
    <details class="guide" open={told > 0 || wrongBelow(at) > 0}>
      <summary>
        {say({ zh: `办事指南（已填 ${told} / 5）`, en: `Guide for members (${told} of 5 told)` })}
      </summary>
      <div class="form">
        {guide.changedOn !== null && (
          <p class="hint">
            {say({ zh: `更新日期：${guide.changedOn}`, en: `Last changed on ${guide.changedOn}` })}
          </p>
        )}
        {guideParts.map(([part, name]) => (
          <OptionalBothFields
            key={part}
            long
            at={`${at}.${part}`}
            name={name}
            value={guide[part]}
            onInput={(text) => onInput({ ...guide, [part]: text })}
          />
        ))}
      </div>
    </details>
  );
}
