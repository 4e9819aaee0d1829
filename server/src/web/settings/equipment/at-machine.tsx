import type { Bilingual, DisplayEquipment, Equipment, KioskDevice } from '@jiaohao/shared';
import { Notice, Pill, say } from '@jiaohao/shared/web';
import type { EquipmentView } from '../../../http/shapes/settings.ts';
import { modelName, type ModelKind } from './model-fields.tsx';

/** What the machine runs with now, and whether it took what the settings say. */
export function AtMachine({ machine }: { machine: EquipmentView | undefined }) {
  const report = machine?.report ?? null;
  if (machine === undefined || report === null)
    return (
      <p class="hint">
        {say({
          zh: '这台机器还没有连接过，现用的端口与型号未知。',
          en: 'This machine has not connected yet; what it runs with is not known.',
        })}
      </p>
    );
  return (
    <>
      {report.unusable && (
        <Notice
          tone="bad"
          zh={`机器不能采用设置：${report.unusable.zh}`}
          en={`The machine cannot use the settings: ${report.unusable.en}`}
        />
      )}
      <details class="at-machine">
        <summary>
          {say({ zh: '机器现用', en: 'In force on the machine' })} <Taken machine={machine} />
        </summary>
        <ul>
          {wordsOf(report.equipment).map((line) => (
            <li key={line.en}>{say(line)}</li>
          ))}
        </ul>
      </details>
    </>
  );
}

/** Whether an agent runs with what it was told. */
export function Taken({ machine }: { machine: EquipmentView }) {
  const { report, wished, isTaken } = machine;
  if (report === null) return null;
  if (report.unusable !== null) return <Pill tone="bad" zh="不能采用" en="Cannot be used" />;
  if (report.waiting) return <Pill tone="warn" zh="等空闲时采用" en="Waits for a quiet moment" />;
  if (!isTaken) return <Pill tone="warn" zh="尚未采用设置" en="Settings not taken yet" />;
  return wished === null ? (
    <Pill zh="按机器自己的文件" en="By its own file" />
  ) : (
    <Pill tone="good" zh="已采用设置" en="Settings taken" />
  );
}

function wordsOf(equipment: Equipment): Bilingual[] {
  if ('lines' in equipment) return displayWords(equipment);
  const { reader, printer } = equipment;
  return [
    ...deviceWords('reader', { zh: '读卡器', en: 'Card reader' }, reader),
    ...deviceWords('printer', { zh: '打印机', en: 'Printer' }, printer),
  ];
}

function deviceWords(kind: ModelKind, name: Bilingual, device: KioskDevice | undefined): Bilingual[] {
  if (device === undefined) return [{ zh: `${name.zh}：没有`, en: `${name.en}: none` }];
  const model = modelName(kind, device.model);
  const port = `${device.address}${baudOf(device)}`;
  return [{ zh: `${name.zh}：${model.zh}，${port}`, en: `${name.en}: ${model.en}, ${port}` }];
}

const baudOf = ({ baud }: { readonly baud?: number | undefined }): string =>
  baud === undefined ? '' : ` @ ${baud}`;

function displayWords({ lines, windows }: DisplayEquipment): Bilingual[] {
  return [
    ...lines.map((line) => {
      const port = `${line.name} = ${line.address}${baudOf(line)}`;
      return { zh: `端口 ${port}`, en: `Port ${port}` };
    }),
    ...windows.map(({ window, keypad, board }) => {
      const parts = [
        ...(keypad ? [at(modelName('keypad', keypad.model), keypad)] : []),
        ...(board ? [at(modelName(board.protocol, board.model), board)] : []),
      ];
      return {
        zh: `${window}号窗口：${parts.map(({ zh }) => zh).join('；')}`,
        en: `Window ${window}: ${parts.map(({ en }) => en).join('; ')}`,
      };
    }),
  ];
}

const at = ({ zh, en }: Bilingual, { line, address }: { line: string; address: number }): Bilingual => ({
  zh: `${zh}，${line}，地址 ${address}`,
  en: `${en}, ${line}, address ${address}`,
});
