/**
 * Every name that nodes share: Redis keys, Redis channels, Socket.IO rooms. Braces are Redis Cluster's hash
 * tags: they keep the keys of one script in one slot.
 */
export const names = {
  nodes: 'nodes',
  nodesState: '{nodes}:state',
  nodesConnections: '{nodes}:connections',
  nodeRooms: (nodeId: string) => `node:rooms:${nodeId}`,
  nodeChannel: (nodeId: string) => `node:${nodeId}`,
  probeChannel: (id: string) => `node:probe:${id}`,

  roomMessages: (room: string) => `room:messages:{${room}}`,
  roomMeta: (room: string) => `room:meta:{${room}}`,
  roomSent: (room: string, userId: string, clientId: string) => `room:sent:{${room}}:${userId}:${clientId}`,
  roomMembers: (room: string) => `room:members:{${room}}`,
  roomConnections: (room: string) => `room:connections:{${room}}`,
  roomNodes: (room: string) => `room:nodes:{${room}}`,
  roomUsers: (room: string) => `room:users:{${room}}`,
  /** The key of the room's version, and the channel of what changes. */
  roomState: (room: string) => `room:state:{${room}}`,
  roomChanges: (room: string) => `room:changes:{${room}}`,
  roomChannel: (room: string) => `room:{${room}}`,
  roomsOldest: 'rooms:oldest',
  roomDirectory: 'rooms',
  roomNames: '{rooms}:names',
  userRooms: (userId: string) => `user:rooms:${userId}`,
  userWritten: (userId: string) => `user:written:${userId}`,
  userStays: (userId: string) => `user:stays:${userId}`,
  userReads: (userId: string) => `user:reads:${userId}`,
  userRules: (userId: string) => `user:rules:${userId}`,

  direct: (pair: string) => `dm:{${pair}}`,
  directMeta: (pair: string) => `dm:meta:{${pair}}`,
  directSent: (pair: string, userId: string, clientId: string) => `dm:sent:{${pair}}:${userId}:${clientId}`,
  directChannel: (userId: string) => `dm:to:${userId}`,
  directsOldest: 'dms:oldest',

  person: (userId: string) => `user:person:${userId}`,
  matchKeeps: (matchId: string) => `match:keeps:${matchId}`,
  linkCode: (hash: string) => `link:${hash}`,
  userNodes: (userId: string) => `user:nodes:${userId}`,
  nodePeople: (nodeId: string) => `node:people:${nodeId}`,
  presenceChannel: (userId: string) => `presence:${userId}`,
  personChannel: (userId: string) => `person:${userId}`,
  userExtended: (userId: string) => `user:extended:${userId}`,
  directExtends: (pair: string) => `dm:extends:{${pair}}`,
  userConversations: (userId: string) => `user:conversations:${userId}`,

  userConnections: (userId: string) => `user:connections:${userId}`,
  addressConnections: (hash: string) => `address:connections:${hash}`,
  /** What a person, an address or a room has done lately. */
  account: (subject: string) => `rl:${subject}`,
  ban: (subject: string) => `rl:ban:${subject}`,

  available: 'available:webrtc',
  pool: (part: string) => `{available:webrtc}:${part}`,

  /** The Socket.IO room of those who are in a named room. */
  inRoom: (room: string) => `room:${room}`,
  /** The Socket.IO room of a person's connections on this node. */
  ofPerson: (userId: string) => `person:${userId}`,
  /** The Socket.IO room of those who watch the figures. */
  watchingStats: 'stats',
} as const;
