// Ids of choices on bulletins; behind most stands the bulletin's own id, and behind that what it is about.
export const bulletinAct = {
  begin: "bulletin-new",
  show: "bulletin-show:",
  edit: "bulletin-edit:",
  set: "bulletin-set:",
  urgent: "bulletin-urgent:",
  drop: "bulletin-drop:",
  send: "bulletin-send:",
  approve: "bulletin-approve:",
  refuse: "bulletin-refuse:",
  halt: "bulletin-halt:",
  place: "bulletin-place:",
  everywhere: "bulletin-everywhere",
  subject: "bulletin-subject:",
  now: "bulletin-now",
} as const;
