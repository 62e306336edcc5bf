import { parseFql, pathsOfTrigger, visitConditions } from '..'

describe('pathsOfTrigger', () => {
  it('lists each path once, in the order of the tree', () => {
    const tree = parseFql(
      'type = track and (properties.total > 5 or contains(context.os.name, "i") or type = page) and !(userId = null)'
    )
    expect(pathsOfTrigger(tree)).toEqual(['type', 'properties.total', 'context.os.name', 'userId'])
  })

  it('lists nothing for a tree with an error', () => {
    expect(pathsOfTrigger(parseFql('typo'))).toEqual([])
  })
})

describe('visitConditions', () => {
  it('calls for every condition that is not a group', () => {
    const values: unknown[] = []
    visitConditions(parseFql('type = a and (event = b or name = c and userId = d)'), ({ value }) => values.push(value))
    expect(values).toEqual(['a', 'b', 'c', 'd'])
  })
})
