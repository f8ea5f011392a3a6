/** Figures of `/metrics`. */
export interface MetricsPage {
  value(name: string): number;
  /** Observations of a histogram above `bound`, which is one of its buckets. */
  above(name: string, bound: number): number;
  /** The smallest bucket that holds every observation since `before`. */
  most(name: string, before: MetricsPage): number;
  readonly buckets: (name: string) => ReadonlyMap<number, number>;
}

export async function metricsOf(origin: string): Promise<MetricsPage> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  const value = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  const buckets = (name: string) =>
    new Map(
      [...text.matchAll(new RegExp(`^${name}_bucket\\{le="([^"]+)"\\} (\\d+)$`, 'gm'))].map(
        ([, bound, count]) => [
          bound === '+Inf' ? Number.POSITIVE_INFINITY : Number(bound),
          Number(count),
        ],
      ),
    );
  return {
    value,
    buckets,
    above: (name, bound) => value(`${name}_count`) - (buckets(name).get(bound) ?? 0),
    most(name, before) {
      const was = before.buckets(name);
      const all = value(`${name}_count`) - before.value(`${name}_count`);
      const found = [...buckets(name)].find(
        ([bound, count]) => count - (was.get(bound) ?? 0) >= all,
      );
      return found?.[0] ?? Number.POSITIVE_INFINITY;
    },
  };
}
