/** What the ids of people are made of. */
export const personIdCharacters = /^[\w.@-]+$/;

/** Whether the server may have given somebody this id. */
export const isPersonId = (id: string) => id.length <= 64 && personIdCharacters.test(id);
