// Shows what the server sends: the element of an event, which takes the place of the one with the same ID.
const events = document.getElementById('events')

new EventSource('/live/events').addEventListener('message', ({ data }) => {
  const template = document.createElement('template')
  template.innerHTML = data
  const element = template.content.firstElementChild
  const shown = document.getElementById(element.id)
  if (shown) shown.replaceWith(element)
  else events.prepend(element)
})
