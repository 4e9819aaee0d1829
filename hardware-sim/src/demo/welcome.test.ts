import { describe, expect, it } from 'vitest';
import { welcome } from './welcome.ts';

const at = (port: number) => ({ http: `http://127.0.0.1:${port}` });

describe('what the demo hall says when it runs', () => {
  it('names the pages that are there and commands that can be typed as they stand', () => {
    const text = welcome(
      new Map([
        ['sim', at(8090)],
        ['K1', at(8081)],
        ['hub', at(8080)],
      ]),
      [],
      [
        { who: '01 林晓雨 Lin Xiaoyu', roles: ['clerk'], password: 'k7mp-x3qd-9wht' },
        { who: '10 何静 He Jing', roles: ['duty-manager'], password: null },
      ],
    );
    expect(text).toContain('http://127.0.0.1:8081/');
    expect(text).toContain('http://127.0.0.1:8080/docs');
    expect(text).toContain('staff sign in at http://127.0.0.1:8080/sign-in');
    expect(text).toMatch(
      /\n +k7mp-x3qd-9wht +01 林晓雨 Lin Xiaoyu · .*\/counter\n.*自设密码.*10 何静.*\/duty\n/,
    );
    expect(text).not.toContain('Kiosk K2');
    expect(text).toContain('npm run sim -- swipe --card zhang-san --kiosk K1');
    expect(text).toContain('The demonstration hall is ready.');
  });

  it('given another bench than the usual, then the commands name it', () => {
    const text = welcome(new Map([['sim', at(4711)]]), ['K2'], []);
    expect(text).toContain('npm run sim -- --bench http://127.0.0.1:4711 press --window 3 call');
    expect(text).toContain('runs without K2');
  });
});
