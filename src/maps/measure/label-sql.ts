/** How a customer is called in lists: her name, else e-mail, else id, else "Visitor" and a short number. */
export const labelSql = `multiIf(
  traits['name'] != '', traits['name'],
  trimBoth(concat(traits['firstName'], ' ', traits['lastName'])) != '', trimBoth(concat(traits['firstName'], ' ', traits['lastName'])),
  traits['email'] != '', traits['email'],
  user_id != '', user_id,
  concat('Visitor ', leftPad(toString(customer % 1000000), 6, '0')))`
