import { describe, expect, it } from 'vitest';
import type { StaffRole } from '@jiaohao/shared';
import { whereTo } from './where-to.ts';

const hub = 'http://192.168.1.10:8080';
const from = (next: string) => whereTo(`${hub}/sign-in?next=${encodeURIComponent(next)}`, ['clerk']);

describe('whoever has signed in', () => {
  it('comes back to where they were', () => {
    expect(from('/desk?ticket=A001#top')).toBe('/desk?ticket=A001#top');
    expect(from('/counter/3')).toBe('/counter/3');
  });

  it.each([
    'http://evil.example/',
    'https://192.168.1.10:8080/',
    '//evil.example/',
    '/\\evil.example/',
    '/\t/evil.example/',
    '/..//evil.example/',
    'javascript:alert(1)',
    'desk',
    '',
    '/sign-in?next=/desk',
  ])('is led nowhere else by %j', (next) => {
    expect(from(next)).toBe('/counter');
  });

  it.each<[readonly StaffRole[], string]>([
    [['clerk'], '/counter'],
    [['clerk', 'consultant'], '/desk'],
    [['technician', 'duty-manager'], '/duty'],
    [['technician'], '/technician'],
    [['admin'], '/accounts'],
  ])('and came from nowhere goes with the roles %j to %s', (roles, page) => {
    expect(whereTo(`${hub}/sign-in`, roles)).toBe(page);
  });
});
