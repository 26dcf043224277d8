/** A small definition file of two models. */
export const acme = `provider: Acme
category: image generation
source:
  lastUpdated: "2026-04-09"
models:
  - id: model_acme-edit
    name: Acme Edit
    description: Edits images.
    capabilities: [img2img]
    parameters:
      - name: image
        type: file
        required: true
        description: The image to edit.
      - name: strength
        type: number
        default: 0.5
        min: 0
        max: 1
  - id: model_acme
    name: Acme
    capabilities: [txt2img]
    parameters:
      - name: prompt
        type: string
        required: true
      - name: size
        type: string
        default: "1K"
        allowedValues: ["1K", "4K"]
`;

/** Another provider's definition of one model. */
export const zenith = `provider: Zenith
category: video generation
source:
  lastUpdated: "2026-05-11"
models:
  - id: model_zenith
    name: Zenith
    capabilities: [txt2video]
    parameters:
      - name: prompt
        type: string
        required: true
`;
