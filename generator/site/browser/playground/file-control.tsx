import { useEffect, useState } from 'preact/hooks';
import { extensionsOf } from '../../../model/file-formats.ts';
import type { PlannedParameter } from '../../../plan/types.ts';
import { fileKind } from '../../../runtime/file-kind.ts';
import type { ControlProps } from './control-props.ts';
import { sizeText } from './size-text.ts';

/** A text field for the ID of an asset, and a button that chooses a file of this computer. */
export function FileControl({
  id,
  planned,
  entry,
  isInvalid,
  onChange,
  text,
  setText,
}: ControlProps & { readonly text: string; readonly setText: (text: string) => void }) {
  if (entry?.kind === 'file') return <LocalFile id={id} file={entry.file} />;
  return (
    <div class="number">
      <input
        id={id}
        aria-describedby={`${id}-help`}
        aria-invalid={isInvalid || undefined}
        placeholder="asset_…"
        value={text}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
        }}
      />
      <label class="button">
        Choose a file
        <input
          class="visually-hidden"
          type="file"
          aria-label={`Choose a file for ${planned.parameter.name}`}
          accept={acceptOf(planned.parameter)}
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (file) onChange({ kind: 'file', file });
          }}
        />
      </label>
    </div>
  );
}

/** Returns the files that a dialog offers: by the stated kind or formats, or else all. */
function acceptOf({ kind, fileFormats: stated }: PlannedParameter['parameter']): string {
  const extensions = stated ?? extensionsOf(kind ?? '');
  const media =
    stated === undefined && /^(?:image|video|audio)$/.test(kind ?? '') ? `${kind}/*` : '';
  return media === '' ? extensions.map((extension) => `.${extension}`).join(',') : media;
}

/** Shows a file of this computer: its name and size, and the picture, video or sound that it holds. */
function LocalFile({ id, file }: { readonly id: string; readonly file: File }) {
  const [url, setUrl] = useState('');
  useEffect(() => {
    const created = URL.createObjectURL(file);
    setUrl(created);
    return () => {
      URL.revokeObjectURL(created);
    };
  }, [file]);
  const kind = fileKind(file.name, file.type);
  return (
    <div class="file" id={id} tabIndex={-1}>
      {url !== '' && kind === 'image' ? <img src={url} alt={`Preview of ${file.name}`} /> : null}
      {url !== '' && kind === 'video' ? (
        <video src={url} controls aria-label={`Preview of ${file.name}`} />
      ) : null}
      {url !== '' && kind === 'audio' ? (
        <audio src={url} controls aria-label={`Preview of ${file.name}`} />
      ) : null}
      <span>
        {file.name} <span class="muted">{sizeText(file.size)}, uploaded when you run</span>
      </span>
    </div>
  );
}
