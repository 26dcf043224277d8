import { render } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { jsonSample } from '../../../emit/docs/http-samples.ts';
import {
  sampleLanguages,
  samplePrograms,
  type SampleProgram,
} from '../../../emit/docs/sample-programs.ts';
import type { ModelRequest } from '../../../runtime/model.js';
import { highlightCode } from '../../highlight.ts';
import type { PlaygroundData } from '../../playground-data.ts';
import { copyOnClick } from '../copy.ts';
import { siteRoot } from '../site-root.ts';
import { ParameterFields } from './fields.tsx';
import { formOf, fromHash, inputOf, sampleOf, toHash, type Form, type FormIssue } from './form.ts';
import { RunPanel } from './run.tsx';
import { Status } from './status.tsx';

/** The part of the SDK's module that the playground uses. */
interface Validator {
  readonly request: (input: unknown) => ModelRequest;
}

/** Opens the playground of a model's page. */
export async function openPlayground(container: HTMLElement): Promise<void> {
  const file = container.dataset['playground'] ?? '';
  const [data, { model }] = await Promise.all([
    load(`${siteRoot}play/${encodeURIComponent(file)}.json`),
    import(
      new URL(`${siteRoot}validators/${encodeURIComponent(file)}.js`, location.href).href
    ) as Promise<{
      readonly model: Validator;
    }>,
  ]);
  // Preact keeps the existing content of a container.
  container.replaceChildren();
  render(<Playground data={data} validator={model} />, container);
}

async function load(url: string): Promise<PlaygroundData> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return (await response.json()) as PlaygroundData;
}

const body: SampleProgram & { readonly name: string } = {
  name: 'Body',
  syntax: 'json',
  print: (model, input) => jsonSample(model, input),
};
const languages = [...sampleLanguages.map((name) => ({ name, ...samplePrograms[name] })), body];

function Playground({
  data,
  validator,
}: {
  readonly data: PlaygroundData;
  readonly validator: Validator;
}) {
  const { model, examples, constraints, limits, missing } = data;
  const { parameters } = model;
  const [form, setForm] = useState<Form>(() => fromHash(parameters, location.hash) ?? new Map());
  const [isTouched, setTouched] = useState(form.size > 0);
  const change = (update: (latest: Form) => Form) => {
    setTouched(true);
    setForm(update);
  };
  const checked = useMemo(() => check(validator, inputOf(parameters, form)), [form]);
  useLayoutEffect(() => {
    const follow = ({ newURL }: HashChangeEvent) => {
      const linked = fromHash(parameters, new URL(newURL).hash);
      if (linked) change(() => linked);
    };
    addEventListener('hashchange', follow);
    return () => {
      removeEventListener('hashchange', follow);
    };
  }, []);
  useEffect(() => {
    const hash = toHash(parameters, form);
    if (isTouched)
      history.replaceState(
        null,
        '',
        hash === '' ? location.pathname + location.search : `#${hash}`,
      );
  }, [form]);
  const shown = isTouched ? checked.issues : [];
  const presets = model.model.presets ?? [];
  return (
    <div class="playground">
      <div class="play-form">
        <div class="actions-row">
          {examples.map(({ name, input }) => (
            <button
              type="button"
              class="button"
              key={name}
              onClick={() => {
                change(() => formOf(parameters, input));
              }}
            >
              {name}
            </button>
          ))}
          {presets.map(({ label, values }) => (
            <button
              type="button"
              class="button"
              key={label}
              onClick={() => {
                change((latest) => new Map([...latest, ...formOf(parameters, values)]));
              }}
            >
              {label}
            </button>
          ))}
          <button
            type="button"
            class="button"
            disabled={form.size === 0}
            onClick={() => {
              change(() => new Map());
            }}
          >
            Clear all
          </button>
          <button
            type="button"
            class="button"
            disabled={form.size === 0}
            key={`link-${form.size === 0 ? 'off' : 'on'}`}
            ref={(button) => {
              if (button) copyOnClick(button, () => Promise.resolve(location.href));
            }}
          >
            Copy link
          </button>
        </div>
        {missing.length === 0 ? null : <NoExample missing={missing} />}
        <ParameterFields
          parameters={parameters}
          form={form}
          issues={shown}
          prefix=""
          limits={limits}
          constraints={constraints}
          onChange={change}
        />
      </div>
      <div class="play-side">
        <Status isTouched={isTouched} issues={checked.issues} />
        <Code data={data} form={form} />
        <RunPanel
          requestOf={() => {
            setTouched(true);
            return checked.request;
          }}
        />
      </div>
    </div>
  );
}

/** The reason why a model has no example: the reference does not say enough for one. */
function NoExample({ missing }: { readonly missing: readonly string[] }) {
  return (
    <p class="help">
      There is no example: a request needs{' '}
      {missing.map((name, index) => (
        <>
          {index === 0 ? '' : ' or '}
          <code>{name}</code>
        </>
      ))}
      , and the reference does not state the form of{' '}
      {missing.length === 1 ? 'its value' : 'their values'}.
    </p>
  );
}

interface Checked {
  readonly request?: ModelRequest;
  readonly issues: readonly FormIssue[];
}

/** Only `request` fills in the defaults of required parameters, so the form is checked by it. */
function check({ request }: Validator, input: unknown): Checked {
  try {
    return { request: request(input), issues: [] };
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'issues' in error) {
      return { issues: error.issues as readonly FormIssue[] };
    }
    throw error;
  }
}

function Code({ data, form }: { readonly data: PlaygroundData; readonly form: Form }) {
  const [chosen, setChosen] = useState(0);
  const language = languages[chosen] ?? body;
  const sample = sampleOf(data.model.parameters, form);
  const { packageName } = data;
  const code = language.print(data.model, sample, packageName === undefined ? {} : { packageName });
  return (
    <section aria-label="Code">
      <div class="code-head">
        <div role="tablist" aria-label="Language of the code">
          {languages.map(({ name }, index) => (
            <button
              type="button"
              role="tab"
              key={name}
              id={`play-tab-${index}`}
              aria-controls="play-code"
              aria-selected={index === chosen}
              tabIndex={index === chosen ? 0 : -1}
              onClick={() => {
                setChosen(index);
              }}
              onKeyDown={({ key, currentTarget }) => {
                const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
                if (step === 0) return;
                const next = (index + step + languages.length) % languages.length;
                setChosen(next);
                const tab = currentTarget.parentElement?.children[next];
                if (tab instanceof HTMLElement) tab.focus();
              }}
            >
              {name}
            </button>
          ))}
        </div>
        <button
          type="button"
          class="copy"
          key={code}
          ref={(button) => {
            if (button) copyOnClick(button, () => Promise.resolve(code));
          }}
        >
          Copy
        </button>
      </div>
      <div class="code" id="play-code" role="tabpanel" aria-labelledby={`play-tab-${chosen}`}>
        <pre tabIndex={0}>
          <code dangerouslySetInnerHTML={{ __html: highlightCode(code, language.syntax) }} />
        </pre>
      </div>
    </section>
  );
}
