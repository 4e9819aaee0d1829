import type { Bilingual, StaffRole } from '@jiaohao/shared';

/** What people call the roles, in the order in which they are listed. */
export const roleWords: Readonly<Record<StaffRole, Bilingual>> = {
  clerk: { zh: '窗口人员', en: 'Clerk' },
  consultant: { zh: '咨询岗', en: 'Consultant' },
  'duty-manager': { zh: '值班管理', en: 'Duty manager' },
  technician: { zh: '技术部门', en: 'Technician' },
  admin: { zh: '系统管理员', en: 'Administrator' },
};

/** All roles, in that order. */
export const rolesInOrder = [
  'clerk',
  'consultant',
  'duty-manager',
  'technician',
  'admin',
] as const satisfies readonly StaffRole[];
