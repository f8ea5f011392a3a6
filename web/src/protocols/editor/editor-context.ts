/** What the fields of the editor need to know: the draft, how to change it, and what is said about each field. */
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import { createContext, useContext } from 'react';

export interface Editor {
  readonly document: ProtocolDocument;
  /** `about` is the field: what is typed into one field is one step of undo. */
  change(about: string, next: (document: ProtocolDocument) => ProtocolDocument): void;
  /** Why the field makes no sense, in sentences; none where it does. */
  problemsAt(id: string): readonly string[];
  /** What is said of the whole item, `limits.spo2-low-warning`: everything wrong with it. */
  problemsOf(item: string): readonly string[];
  /** What the version in force says where it says otherwise; null where it says the same. */
  inForce(id: string): string | null;
  /** Whether anything of the item is otherwise than in force. */
  changed(item: string): boolean;
  /** Why a protocol may not be as `without`, which leaves something out; null where it may. */
  whyKept(without: ProtocolDocument): string | null;
  /** Alarms per hour of a limit in past sessions, or why there is no figure. */
  rateOf(limitId: string): string;
}

const EditorContext = createContext<Editor | null>(null);
export const EditorProvider = EditorContext.Provider;

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (editor === null) throw new Error('a field of the protocol stands outside its editor');
  return editor;
}
