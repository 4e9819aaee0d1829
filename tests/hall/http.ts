/** A program that stands still answers nobody. */
const patienceMs = 15_000;

/** A JSON request, with the cookies its answer sets. Rejects with the status and body when the answer is not 2xx, unless `anyStatus`. */
export async function request(
  url: string,
  {
    method = 'GET',
    body,
    headers = {},
    patience = patienceMs,
  }: { method?: string; body?: unknown; headers?: Record<string, string>; patience?: number } = {},
): Promise<{ status: number; body: unknown; cookies: string[] }> {
  const response = await fetch(url, {
    method,
    signal: AbortSignal.timeout(patience),
    headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const cookies = response.headers.getSetCookie();
  return { status: response.status, body: text === '' ? null : JSON.parse(text), cookies };
}

/** As {@link request}, for what must succeed; returns the body. */
export async function wanted(url: string, options: Parameters<typeof request>[1] = {}): Promise<unknown> {
  const { status, body } = await request(url, options);
  if (status < 200 || status > 299)
    throw new Error(`${options.method ?? 'GET'} ${url}: ${status} ${JSON.stringify(body)}`);
  return body;
}
