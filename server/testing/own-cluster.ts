import { afterEach, beforeEach } from 'vitest';
import { type Cluster, startCluster } from '../../ops/local/start-cluster.ts';
import { Person } from './person.ts';

export interface OwnCluster {
  readonly cluster: Cluster;
  /** Somebody new, or who the token says, at the node of this place; gone after the test. */
  connect: (place: number, token?: string) => Promise<Person>;
}

/** Nodes as processes of their own, for each test, which may break them. A node that ended by itself fails the test. */
export function ownCluster(nodes: number, env: Record<string, string>): OwnCluster {
  let cluster: Cluster;
  const people: Person[] = [];

  beforeEach(async () => {
    cluster = await startCluster({ nodes, env });
  });
  afterEach(async () => {
    for (const person of people.splice(0)) person.close();
    await cluster.close();
  });

  return {
    get cluster() {
      return cluster;
    },
    async connect(place, token) {
      const auth = token === undefined ? {} : { auth: { token } };
      const person = await Person.connect(cluster.nodes[place]?.url ?? '', auth);
      people.push(person);
      return person;
    },
  };
}
