/** The members by a name of each, in the order in which they come. */
export function grouped<Member, Name>(
  members: Iterable<Member>,
  nameOf: (member: Member) => Name,
): ReadonlyMap<Name, readonly Member[]> {
  const groups = new Map<Name, Member[]>();
  for (const member of members) {
    const name = nameOf(member);
    const group = groups.get(name);
    if (group) group.push(member);
    else groups.set(name, [member]);
  }
  return groups;
}
