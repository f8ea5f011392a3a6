/** What the staff's screens of the clinic can do for its alarms; sent when it changes. Numbers of screens. */
export interface Coverage {
  readonly watching: number;
  readonly visible: number;
  readonly sounding: number;
}
