export { knownModel, telling, type EquipmentProblem } from './parts.ts';
export { kioskParts, kioskProblems, type KioskDevice, type KioskEquipment } from './kiosk-equipment.ts';
export {
  displayParts,
  type BoardEquipment,
  type DisplayEquipment,
  type KeypadEquipment,
  type LineEquipment,
  type WindowEquipment,
} from './display-equipment.ts';
export { lineUsers, type LineUser } from './line-users.ts';
export { displayProblems } from './display-problems.ts';
export {
  displayEquipment,
  equipmentReport,
  equipmentWish,
  kioskEquipment,
  type Equipment,
  type EquipmentReport,
  type EquipmentWish,
} from './messages.ts';
export { readEquipment, type ReadEquipment } from './read-equipment.ts';
export { knownModels, modelTables, type ModelTable } from './model-tables.ts';
